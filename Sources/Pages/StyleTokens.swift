/// Colours, sizes and the look of every page, for light and dark screens and for paper.
///
/// Text stands out from its ground by at least 4.5 to 1 in both.
package enum StyleTokens {
  package static let css = tokens + elements + parts + cards + charts + narrow + paper

  private static let tokens = """
    :root{color-scheme:light dark;--ground:#f4f6f8;--paper:#fff;--ink:#16212b;--quiet:#4c5a67;
    --line:#ccd5dd;--link:#00539b;--good:#0b6b3a;--good-ground:#e3f4ea;--warning:#7a4b00;
    --warning-ground:#fdf1d8;--bad:#a3151b;--bad-ground:#fce6e6;--mark:#ffd84d;--mark-ink:#2b2100}
    @media (prefers-color-scheme:dark){:root{--ground:#12181e;--paper:#1b242d;--ink:#e8eef3;
    --quiet:#a9b8c5;--line:#3a4855;--link:#8cc4ff;--good:#7fdca8;--good-ground:#143524;
    --warning:#f3c969;--warning-ground:#3a2d10;--bad:#ff9d9d;--bad-ground:#451a1c;--mark:#e0b400;
    --mark-ink:#1d1600}}

    """

  private static let elements = """
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:76rem;padding:1rem 1.25rem 3rem;background:var(--ground);
    color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",
    Arial,sans-serif}
    h1{font-size:1.7rem;line-height:1.2;margin:.5rem 0 0}
    h2{font-size:1.3rem;line-height:1.25;margin:2.5rem 0 .75rem}
    h3{font-size:1.05rem;line-height:1.3;margin:0 0 .35rem}
    h4{font-size:1rem;line-height:1.3;margin:0}
    p{margin:.35rem 0}a{color:var(--link)}
    :focus-visible{outline:3px solid var(--link);outline-offset:2px}
    header p,footer p,.quiet{color:var(--quiet)}
    nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:1rem 0;padding:0}
    table{border-collapse:collapse;width:100%;background:var(--paper)}
    th,td{border-bottom:1px solid var(--line);padding:.45rem .6rem;text-align:left;
    vertical-align:top;overflow-wrap:anywhere}
    td:not(.number){min-width:5.6rem}
    th{font-size:.85rem;color:var(--quiet);font-weight:600;overflow-wrap:normal}
    td:first-child{min-width:12rem}
    .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    code,pre{font-family:ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;font-size:.9em}
    code{overflow-wrap:anywhere}
    pre{margin:.4rem 0;padding:.6rem .75rem;background:var(--ground);border:1px solid var(--line);
    border-radius:.3rem;white-space:pre-wrap;overflow-wrap:anywhere}
    mark{background:var(--mark);color:var(--mark-ink);border-radius:.15rem;padding:.05rem .1rem;
    font-weight:700}
    summary{cursor:pointer;padding:.35rem 0}
    dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.2rem 1rem;margin:.4rem 0}
    dt{color:var(--quiet)}dd{margin:0;overflow-wrap:anywhere}
    input,select{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--quiet);
    border-radius:.3rem;padding:.4rem .5rem;max-width:100%}

    """

  private static let parts = """
    .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--paper);
    padding:.5rem 1rem;z-index:1}
    .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    .scroll{overflow-x:auto;border:1px solid var(--line);border-radius:.4rem}
    .scroll tbody tr:last-child td{border-bottom:0}
    .status{font-weight:600;white-space:nowrap}
    .good{color:var(--good)}.warning{color:var(--warning)}.bad{color:var(--bad)}
    .counts{display:flex;flex-wrap:wrap;gap:.5rem;list-style:none;padding:0;margin:1rem 0}
    .counts li{flex:1 1 9rem;background:var(--paper);border:1px solid var(--line);
    border-radius:.4rem;padding:.6rem .8rem}
    .counts b{display:block;font-size:1.5rem;line-height:1.2;font-variant-numeric:tabular-nums}
    .counts .key{border:2px solid var(--bad)}
    .ticks{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;list-style:none;padding:0;margin:.75rem 0}
    .ticks .bad{font-weight:600}
    .lot{margin-top:2rem}.lot .quiet{font-weight:400}
    .verdict{border-left:.5rem solid;border-radius:.4rem;padding:.8rem 1rem;margin:1rem 0}
    .verdict.good{background:var(--good-ground)}.verdict.warning{background:var(--warning-ground)}
    .verdict.bad{background:var(--bad-ground)}
    .verdict h2{margin:0}.verdict p,.verdict li{color:var(--ink)}
    .tag{display:inline-block;border:1px solid var(--line);border-radius:1rem;padding:0 .6rem;
    margin:.1rem .3rem .1rem 0;font-size:.85rem;background:var(--ground)}
    .find{display:flex;flex-wrap:wrap;gap:.75rem;align-items:end;margin:.75rem 0;padding:.75rem;
    border:1px solid var(--line);border-radius:.4rem;background:var(--paper)}
    .find label{display:block;font-size:.85rem;color:var(--quiet)}
    .find .tick label{display:inline;color:inherit}
    button{font:inherit;color:var(--link);background:var(--paper);border:1px solid currentColor;
    border-radius:.3rem;padding:.4rem .8rem;cursor:pointer}
    .find>div{min-width:0;max-width:100%}.find output{flex-basis:100%}
    [hidden]{display:none!important}.print{display:none}

    """

  private static let cards = """
    .card{background:var(--paper);border:1px solid var(--line);border-radius:.4rem;
    padding:.9rem 1rem;margin:.75rem 0;content-visibility:auto;contain-intrinsic-size:auto 22rem}
    .card ul,.card ol{margin:.35rem 0;padding-left:1.4rem}p+h3,ul+h3,.card+h3,.scroll+h3{margin-top:1.75rem}
    .card:target{outline:3px solid var(--link)}
    .task{border-left:.35rem solid var(--bad)}
    .task .action{font-weight:600}
    .effect{float:right;margin-left:1rem;text-align:right}
    .effect b,.effect span{display:block}.effect b{font-size:1.3rem;line-height:1.1}
    .who{display:flex;flex-wrap:wrap;gap:.1rem 1.25rem}.who dt::after{content:":"}
    .who dd{margin:0 0 0 -.85rem;font-weight:600}
    .beside th[scope=row]{font-weight:400}
    .space{color:var(--quiet)}mark .space{color:inherit}
    .control{color:var(--bad);font-weight:700}mark .control{color:inherit}
    [data-group]>h3{margin:1.5rem 0 .5rem}

    """

  private static let narrow = """
    @media screen and (max-width:44rem){body{padding:.5rem .75rem 2rem}
    thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    table,tbody,tr,td{display:block;width:100%}
    tr{border-bottom:2px solid var(--line);padding:.4rem 0}tr:last-child{border-bottom:0}
    td:first-child{min-width:0}
    td,td.number{border:0;padding:.15rem .6rem;display:grid;
    grid-template-columns:minmax(6.5rem,38%) minmax(0,1fr);gap:.5rem;text-align:left;
    white-space:normal}
    td::before{content:attr(data-label);color:var(--quiet);font-size:.85rem}
    .beside{display:table}.beside thead{position:static;width:auto;height:auto;clip-path:none;
    display:table-header-group}.beside tbody{display:table-row-group}.beside tr{display:table-row}
    .beside td,.beside th{display:table-cell;width:auto}.beside td::before{content:none}
    .effect{float:none;margin:0 0 .4rem;text-align:left}.effect b{display:inline}
    dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.4rem}}

    """

  private static let paper = """
    @media print{:root{color-scheme:light;--ground:#fff;--paper:#fff;--ink:#000;--quiet:#333;
    --line:#999;--link:#000;--good:#000;--warning:#000;--bad:#000;--good-ground:#fff;
    --warning-ground:#fff;--bad-ground:#fff;--mark:#fff;--mark-ink:#000}
    body{max-width:none;padding:0;font-size:10.5pt}nav,.find>div,.skip,.screen{display:none}
    .print{display:block}.card,tr,.verdict{break-inside:avoid}h2,h3{break-after:avoid}
    .card{content-visibility:visible}mark{outline:1.5pt solid #000}a{text-decoration:none}
    @page{margin:15mm}}

    """
}
