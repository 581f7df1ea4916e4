// The frame is gone for good with what is drawn first: between two pages nothing is drawn either.
const frame = document.querySelector(".pl-wait");
const drawn = "[data-testid=stMain] [data-testid=stElementContainer],[role=dialog]";
const waits = new MutationObserver(() => {
  if (!document.querySelector(drawn)) return;
  frame.remove();
  waits.disconnect();
});
if (frame) waits.observe(document.body, { childList: true, subtree: true });
