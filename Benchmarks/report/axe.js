// Put behind a page and axe-core by `run`: what is wrong is left in an element of the page.
window.addEventListener("load", function () {
  document.querySelectorAll("details").forEach(function (part) { part.open = true; });
  var form = document.querySelector(".find");
  if (form) {
    form.elements.words.value = "record";
    form.dispatchEvent(new Event("submit", { cancelable: true }));
  }
  axe.run(document).then(function (result) {
    var lines = result.violations.map(function (violation) {
      return violation.id + ": " + violation.nodes.length + " × " + violation.help + "\n  "
        + violation.nodes.slice(0, 5).map(function (node) { return node.target; }).join("\n  ");
    });
    var found = document.createElement("pre");
    found.id = "axe-found";
    found.setAttribute("data-count", result.violations.length);
    found.setAttribute("data-passed", result.passes.length);
    found.textContent = lines.join("\n");
    document.body.appendChild(found);
  });
});
