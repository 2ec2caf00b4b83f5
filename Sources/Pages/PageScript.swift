/// The one script of a page: search and filter among its cards, and nothing folded on paper.
///
/// Without it everything is still there to read.
enum PageScript {
  static let source = """
    (function(){"use strict";
    window.addEventListener("beforeprint",function(){
    document.querySelectorAll("details").forEach(function(part){part.open=true})});
    var form=document.querySelector(".find");if(!form)return;
    var cards=[].slice.call(document.querySelectorAll("[data-search]"));
    var said=form.querySelector("output");var groups=
    [].slice.call(document.querySelectorAll("[data-group]"));
    function words(text){return text.toLowerCase().split(/\\s+/).filter(Boolean)}
    function apply(){
    var wanted=words(form.elements.words.value);
    var reason=form.elements.reason.value;var team=form.elements.team.value;var shown=0;
    cards.forEach(function(card){
    var text=card.getAttribute("data-search").toLowerCase();
    var fits=(!reason||card.getAttribute("data-reason")===reason)
    &&(!team||card.getAttribute("data-team")===team)
    &&wanted.every(function(word){return text.indexOf(word)>=0});
    card.hidden=!fits;if(fits)shown++});
    groups.forEach(function(group){
    group.hidden=!group.querySelector("[data-search]:not([hidden])")});
    said.textContent=shown===cards.length?"All "+cards.length+" cards of this page are shown."
    :shown+" of "+cards.length+" cards of this page are shown."}
    form.hidden=false;
    form.addEventListener("input",apply);form.addEventListener("change",apply);
    form.addEventListener("submit",function(event){event.preventDefault()});
    window.addEventListener("hashchange",function(){
    var card=document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if(card&&card.closest("[hidden]")){form.reset();apply();card.scrollIntoView()}});
    apply()})();
    """
}
