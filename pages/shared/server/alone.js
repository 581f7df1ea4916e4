// Streamlit reports what it does to the page that it is embedded in. Where there is none it tells
// itself, and checks each word's sender against a list of addresses: 20 ms of every click.
if (window.parent === window)
  window.addEventListener("message", (event) => {
    if (event.source === window && event.data?.stCommVersion) event.stopImmediatePropagation();
  }, true);
