import { chromium, type Browser, type BrowserContext, type CDPSession } from "playwright/test";

/** What one cold visit to a page cost. */
export interface Visit {
  /** Until the first text was painted. */
  firstText: number;
  /** All that came over the wire, headers included. */
  bytes: number;
  scriptBytes: number;
}

/** The developer tools' “Slow 4G”, and a processor four times slower. */
const slow = { latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375, offline: false };
const slowdown = 4;

export async function openBrowser(executablePath: string): Promise<Browser> {
  return await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
}

interface VisitOptions {
  throttled?: boolean;
  cookies?: Parameters<BrowserContext["addCookies"]>[0];
}

/** Visits a page with nothing in the cache. */
export async function visit(browser: Browser, url: string, options: VisitOptions = {}): Promise<Visit> {
  const { throttled = false, cookies = [] } = options;
  const context = await browser.newContext();
  try {
    await context.addCookies(cookies);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const traffic = await countTraffic(session);
    if (throttled) {
      await session.send("Network.emulateNetworkConditions", slow);
      await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    }
    await page.goto(url, { waitUntil: "networkidle" });
    const firstText = await page.evaluate(
      () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
    );
    return { firstText, ...traffic };
  } finally {
    await context.close();
  }
}

async function countTraffic(session: CDPSession): Promise<{ bytes: number; scriptBytes: number }> {
  const traffic = { bytes: 0, scriptBytes: 0 };
  const scripts = new Set<string>();
  await session.send("Network.enable");
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    traffic.bytes += encodedDataLength;
    if (scripts.has(requestId)) traffic.scriptBytes += encodedDataLength;
  });
  return traffic;
}
