import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright/test";

const system = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].concat(
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
);

/**
 * What Chromium does without. For each window it would load two pages of its own behind the address bar, which nobody
 * sees: a third of what it costs to open a browser. Chromium takes only the last such list, so that Playwright's is
 * here, too, as far as it is about Linux and macOS.
 */
const disabledFeatures = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "ThirdPartyStoragePartitioning",
];

export const chromiumArguments = [`--disable-features=${disabledFeatures.join(",")}`];

/** CHROMIUM_PATH, else Playwright's own Chromium, else the system's; on Debian, root gets one installed. */
export function chromiumPath(): string {
  const found = process.env.CHROMIUM_PATH || [chromium.executablePath(), ...system].find(existsSync);
  return found || installChromium();
}

function installChromium() {
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("No Chromium found: installing Debian's");
    const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const apt = (...args: string[]) =>
      execFileSync("apt-get", args, { env: environment, stdio: ["ignore", "ignore", "inherit"] });
    apt("update", "-qq");
    apt("install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation");
    const installed = system.find(existsSync);
    if (installed) return installed;
  }
  throw new Error("No Chromium found: run `npx playwright install chromium`, or set CHROMIUM_PATH to one.");
}
