/** This view in its own chunk. */
export { default } from "./Map";
