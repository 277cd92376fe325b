"""nnbook: the mathematics, numbers and figures of a bilingual book on neural networks.

The parts depend on each other in one direction only, from left to right:

    net  <-  examples  <-  facts  <-  figures  <-  book  <-  verify  <-  cli

`net` is the mathematics, `examples` the book's own networks, `facts` every number the text quotes,
`figures` every picture, `book` what joins them to the pages, `verify` what proves that the pages
say what the code computes, and `cli` the command line. Importing `nnbook` itself imports none.
"""

__version__ = "0.1.0"
