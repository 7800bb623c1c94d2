import { render } from "preact";
import { followLinks } from "./address/links";
import { App } from "./shell/App";
import { applyTheme } from "./theme/choice";
import "./theme/index.css";

applyTheme();
followLinks();
const root = document.getElementById("workbench");
if (root) {
  root.replaceChildren();
  render(<App />, root);
}
