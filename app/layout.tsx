import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { beforeOtherScript } from "#components/shell/before-other-script.ts";
import { Providers } from "#components/shell/providers.tsx";
import { readTheme, themeCookie } from "#components/shell/theme-cookie.ts";
import { shellTexts } from "#lib/texts/en/shell.ts";
import { fontVariables } from "./fonts.ts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: shellTexts.product, template: `%s – ${shellTexts.product}` },
  description: shellTexts.description,
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fdfcf9" },
    { media: "(prefers-color-scheme: dark)", color: "#1b1a18" },
  ],
};

/** The frame of every page. A page's text is in the element with the id "content", where the skip link leads. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = readTheme((await cookies()).get(themeCookie)?.value);
  const nonce = (await headers()).get("x-commonplace-nonce") ?? undefined;
  return (
    <html lang="en" className={fontVariables} {...(theme !== "system" && { "data-theme": theme })}>
      <body className="antialiased">
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-paper-raised focus:px-3 focus:py-2 focus:text-ink"
        >
          {shellTexts.skipToContent}
        </a>
        <Providers>{children}</Providers>
        <script nonce={nonce} dangerouslySetInnerHTML={{ __html: beforeOtherScript }} />
      </body>
    </html>
  );
}
