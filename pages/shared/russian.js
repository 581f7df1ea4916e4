export default function () {
  document.documentElement.lang = "ru";
}
