/// The one script of a page: nothing is folded on paper, and cards can be found.
///
/// Without it everything is still there to read, but for the cards that a large page carries.
enum PageScript {
  static let source =
    """
    window.addEventListener("beforeprint",function(){
      document.querySelectorAll("details").forEach(function(part){part.open=true})});

    """ + CardScript.source
}
