// @vitest-environment jsdom
import { afterEach, expect, test, vi } from "vitest";
import { deviceStore } from "./device-store.ts";
import { claimKeptPages } from "./pages-owner.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function refuseStorage(): void {
  vi.spyOn(globalThis, "localStorage", "get").mockImplementation(() => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  });
}

test("what is kept is found again by name, and gone when it is removed", () => {
  deviceStore.set("visited:acme", "a b");
  deviceStore.set("words:1", "c");
  localStorage.setItem("another-product:visited:", "d");
  expect(deviceStore.get("visited:acme")).toBe("a b");
  expect(deviceStore.names("visited:")).toEqual(["visited:acme"]);
  deviceStore.remove("visited:acme");
  expect(deviceStore.get("visited:acme")).toBeNull();
  expect(deviceStore.names("")).toEqual(["words:1"]);
});

test("a browser that keeps nothing troubles nobody", () => {
  refuseStorage();
  deviceStore.set("visited:acme", "a");
  deviceStore.remove("visited:acme");
  expect(deviceStore.get("visited:acme")).toBeNull();
  expect(deviceStore.names("")).toEqual([]);
});

test("pages of whoever was there before are deleted also when nobody can be remembered", async () => {
  refuseStorage();
  const forget = vi.fn<(name: string) => Promise<boolean>>().mockResolvedValue(true);
  vi.stubGlobal("caches", { delete: forget });
  await claimKeptPages("ana");
  await claimKeptPages("ben");
  expect(forget).toHaveBeenCalledTimes(2);
});
