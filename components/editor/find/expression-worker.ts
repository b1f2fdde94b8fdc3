import { findInTexts } from "./find-in-text.ts";
import type { Asked, Told } from "./search-aside.ts";

/** Looks beside the page, which an expression that takes for ever does not hold up there. */
addEventListener("message", ({ data: { expression, texts } }: MessageEvent<Asked>) =>
  tell(findInTexts(expression, texts)),
);

const tell = (told: Told) => postMessage(told);
tell("ready");
