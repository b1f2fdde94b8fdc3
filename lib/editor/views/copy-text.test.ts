import { afterEach, expect, test, vi } from "vitest";
import { copyText } from "./copy-text.ts";

afterEach(() => vi.unstubAllGlobals());

test("text is copied, and whoever asked learns when it is not", async () => {
  const writeText = vi.fn<(text: string) => Promise<void>>().mockResolvedValue();
  vi.stubGlobal("navigator", { clipboard: { writeText } });
  expect(await copyText("Rye")).toBe(true);
  expect(writeText).toHaveBeenCalledWith("Rye");
  writeText.mockRejectedValue(new DOMException("Not allowed", "NotAllowedError"));
  expect(await copyText("Rye")).toBe(false);
});

test("pages without HTTPS have no clipboard", async () => {
  vi.stubGlobal("navigator", {});
  expect(await copyText("Rye")).toBe(false);
});
