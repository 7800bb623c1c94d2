/** Plain links stay plain links; a click without modifier keys is answered without loading the page anew. */

import { readAddress } from "./address";
import { go } from "./navigate";

/** Answer clicks on the page's own links. */
export function followLinks(): void {
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest?.("a[href^='/']");
    if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute("download")) return;
    if (link.pathname.startsWith("/api/")) return;
    event.preventDefault();
    go(readAddress(link.pathname, link.search));
  });
}
