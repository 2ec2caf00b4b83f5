extension StyleTokens {
  /// Charts: full tones stand for what is counted first, pale ones for what is added to it.
  static let charts = """
    .chart{margin:.75rem 0;padding:.9rem 1rem;background:var(--paper);border:1px solid var(--line);
    border-radius:.4rem}
    .chart figcaption{font-weight:600;margin-bottom:.5rem}
    .chart ul,.chart ol{list-style:none;margin:0;padding:0}
    .chart li{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 1rem;margin:.45rem 0}
    .chart li svg{grid-column:1/-1;display:block}
    .chart .said{text-align:right;font-variant-numeric:tabular-nums}
    .chart .over .said{color:var(--bad)}
    .chart svg{overflow:visible}
    .track{fill:var(--ground);stroke:var(--line)}
    .full{fill:var(--link)}.over .full{fill:var(--bad)}
    .pale{fill:var(--paper);stroke:var(--link)}.over .pale{stroke:var(--bad)}
    .limit{fill:var(--ink)}
    .trend text{fill:var(--ink);font-size:.8rem}
    .axis{border-top:1px solid var(--line);color:var(--quiet);font-size:.85rem;margin:0}
    .spark{vertical-align:middle;margin-right:.4rem}

    """
}
