/// The script of a page with cards: it searches them, filters them, and draws those that the page
/// carries as ``CompactCards``.
///
/// What ``RejectCard`` writes and what `draw` writes is the same; a test in a browser compares them.
enum CardScript {
  static let source = data + drawing + finding

  /// The cards of the page: `groups`, each with those that stand in it and those that it carries.
  private static let data = """
    (function(){"use strict";
    var form=document.querySelector(".find");if(!form)return;
    var atOnce=20,texts=null;
    function shared(){
      if(!texts)texts=JSON.parse(document.getElementById("card-texts").textContent);
      return texts}
    function text(value){return typeof value==="number"?shared()[value]:value}
    var groups=[].map.call(document.querySelectorAll("[data-group]"),function(element){
      return{element:element,number:element.getAttribute("data-group"),
        reason:element.getAttribute("data-reason"),team:element.getAttribute("data-team"),
        standing:[].slice.call(element.querySelectorAll(".card")),
        source:element.querySelector("script[data-cards]"),
        count:Number(element.getAttribute("data-carried")),
        more:element.querySelector(".more"),button:element.querySelector("button"),
        unprinted:element.querySelector(".unprinted"),
        cards:null,words:null,fits:[],shown:0}});
    function load(group){
      if(!group.cards)group.cards=group.source?JSON.parse(group.source.textContent):[];
      return group.cards}
    function words(value){
      if(typeof value==="object")return value.map(words).join(" ");
      return text(value).replace(/[\\ue000-\\ue00f]/g,"").replace(/\\u00b7/g," ")}
    function searched(group){
      if(!group.words)group.words=load(group).map(function(card){
        return(words(card)+" "+group.reason+" "+group.team).toLowerCase()});
      return group.words}

    """

  private static let drawing = """
    function safe(value){
      return text(value).replace(/[&<>"']/g,function(sign){
        return"&#"+sign.charCodeAt(0)+";"})}
    function original(coded){
      var result="",marked=false;
      (coded.match(/[\\ue000-\\ue00f][^\\ue000-\\ue00f]*/g)||[]).forEach(function(piece){
        var sign=piece.charCodeAt(0)-0xe000,kind=sign&7,isMarked=sign>=8;
        if(isMarked!==marked)result+=isMarked?"<mark>":"</mark>";
        marked=isMarked;
        var inner=safe(piece.slice(1));
        result+=kind===0?inner:'<span class="'+(kind===2?"control":"space")+'">'+inner+"</span>"});
      return result+(marked?"</mark>":"")}
    function pairs(values,style){
      return"<dl"+style+">"+values.map(function(pair){
        return"<dt>"+safe(pair[0])+"</dt><dd>"+safe(pair[1])+"</dd>"}).join("")+"</dl>"}
    function items(values,style){
      return"<ul"+style+">"+values.map(function(value){
        return"<li>"+safe(value)+"</li>"}).join("")+"</ul>"}
    function fault(values){
      return"<p><b>"+safe(values[1])+"</b>"
        +(values[2]?" in <code>"+safe(values[2])+"</code>":"")+". "
        +(values[3]?"Found: <code>"+original(values[3])+"</code>. ":"")
        +(values[4]?"Expected: "+safe(values[4])+". ":"")
        +'<span class="quiet">'+safe(values[0])+"</span></p><p><b>Do:</b> "+safe(values[5])
        +".</p>"+(values[6].length?items(values[6],' class="meant"'):"")}
    function table(values){
      return"<details><summary>"+safe(values[0])
        +'</summary><table class="beside"><thead><tr>'+values[1].map(function(heading){
          return'<th scope="col">'+safe(heading)+"</th>"}).join("")+"</tr></thead><tbody>"
        +values[2].map(function(row){
          return'<tr><th scope="row">'+safe(row[0])+"</th>"+row.slice(1).map(function(cell){
            return"<td>"+safe(cell)+"</td>"}).join("")+"</tr>"}).join("")
        +"</tbody></table></details>"}
    function draw(group,index){
      var card=load(group)[index],element=document.createElement("article");
      element.className="card";
      element.id="card-"+group.number+"-"+(index+group.standing.length);
      if(card[3])element.setAttribute("data-live","");
      element.innerHTML='<h4 tabindex="-1">'+safe(card[0])+"</h4>"
        +(card[1].length?pairs(card[1],' class="who"'):"")
        +card[2].map(fault).join("")
        +(card[3]?'<p class="warning"><b>'+safe(card[3])+"</b></p>":"")
        +(card[8]?'<p class="warning">'+safe(card[8])+"</p>":"")
        +(card[4]?"<details><summary>"+safe(card[4])+"</summary>"+items(card[5],"")
          +"</details>":"")
        +(card[6]?'<pre tabindex="0" aria-label="The original record">'+original(card[6])+"</pre>"
          :"")
        +(card[7]?'<p class="quiet">'+safe(card[7])+"</p>":"")
        +card[9].map(table).join("")
        +(card[10].length?items(card[10],' class="history"'):"")+pairs(card[11],"");
      return element}

    """

  private static let finding = """
    function number(value){return value.toLocaleString("en-GB")}
    function showMore(group,count){
      var first=null,end=Math.min(group.shown+count,group.fits.length);
      for(;group.shown<end;group.shown++){
        var element=draw(group,group.fits[group.shown]);
        first=first||element;group.more.appendChild(element)}
      offer(group);return first}
    function offer(group){
      var left=group.fits.length-group.shown;
      if(group.button){
        group.button.hidden=!left;
        group.button.textContent="Show "+number(Math.min(atOnce,left))+" of the "+number(left)
          +" that follow"}
      if(group.unprinted){
        group.unprinted.hidden=!left;
        group.unprinted.textContent=number(left)+" more of this reason are not printed."}}
    function all(count){var list=[];for(var i=0;i<count;i++)list.push(i);return list}
    function apply(){
      var fields=form.elements;
      var wanted=fields.words.value.toLowerCase().split(/\\s+/).filter(Boolean);
      var isLive=fields.live.checked,isNarrow=wanted.length>0||isLive,shown=0,whole=0;
      groups.forEach(function(group){
        var fits=(!fields.reason.value||group.reason===fields.reason.value)
          &&(!fields.team.value||group.team===fields.team.value);
        var standing=0;
        group.standing.forEach(function(card){
          var inner=fits&&wanted.length
            ?(card.textContent.replace(/\\u00b7/g," ")+" "+group.reason+" "+group.team)
              .toLowerCase():"";
          card.hidden=!fits||(isLive&&!card.hasAttribute("data-live"))
            ||!wanted.every(function(word){return inner.indexOf(word)>=0});
          if(!card.hidden)standing++});
        group.more.textContent="";group.shown=0;
        if(!fits)group.fits=[];
        else if(!isNarrow||!group.count)group.fits=all(group.count);
        else{
          var texts=wanted.length?searched(group):null,cards=load(group);
          group.fits=all(group.count).filter(function(index){
            return(!isLive||cards[index][3])&&(!texts||wanted.every(function(word){
              return texts[index].indexOf(word)>=0}))})}
        if(isNarrow)showMore(group,atOnce);else offer(group);
        group.element.hidden=!standing&&!group.fits.length;
        shown+=standing+group.fits.length;whole+=group.standing.length+group.count});
      form.querySelector("output").textContent=shown===whole
        ?"All "+number(whole)+" cards.":number(shown)+" of "+number(whole)+" cards fit."}
    function open(){
      var name=decodeURIComponent(location.hash.slice(1)),place=/^card-(\\d+)-(\\d+)$/.exec(name);
      if(!place)return;
      var card=document.getElementById(name);
      if(!card||card.closest("[hidden]")){
        form.reset();apply();card=document.getElementById(name)}
      if(!card)groups.forEach(function(group){
        var index=Number(place[2])-group.standing.length;
        if(group.number!==place[1]||index<0||index>=group.count)return;
        group.fits=[index].concat(group.fits.filter(function(other){return other!==index}));
        card=showMore(group,1)});
      if(card)card.scrollIntoView()}
    groups.forEach(function(group){
      if(group.button)group.button.addEventListener("click",function(){
        var first=showMore(group,atOnce);
        if(first)first.querySelector("h4").focus()})});
    var waiting=0;
    form.addEventListener("input",function(){
      clearTimeout(waiting);waiting=setTimeout(apply,200)});
    form.addEventListener("submit",function(event){
      event.preventDefault();clearTimeout(waiting);apply()});
    form.hidden=false;apply();
    window.addEventListener("hashchange",open);open()})();
    """
}
