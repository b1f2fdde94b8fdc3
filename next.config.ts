import type { NextConfig } from "next";

const { PUBLIC_URL } = process.env;

const config: NextConfig = {
  agentRules: false,
  poweredByHeader: false,
  devIndicators: false,
  // `npm run check` checks the types; whoever only starts the product need not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "pg",
    "@prisma/adapter-pg",
    "@prisma/client",
    "rate-limiter-flexible",
    // One copy of each, for y-tiptap compares classes of ProseMirror, and Yjs its own.
    "yjs",
    "y-protocols",
    "@tiptap/y-tiptap",
    "@tiptap/pm",
    "prosemirror-model",
    "prosemirror-state",
    "prosemirror-transform",
    "prosemirror-view",
  ],
  // Behind a proxy the Host header may be another one than the address people use.
  experimental: {
    // A page's style comes with it: its first text waits for one answer, not for two. See decision 17.
    inlineCss: true,
    // A few large scripts rather than thirty: asking for each costs both sides more than what pages would share.
    turbopackChunking: {
      firstPageLoadPriority: 0.9,
      maxChunkCountPerGroup: 3,
      minChunkSize: 500_000,
      maxMergeChunkSize: 5_000_000,
      requestCost: 2_000_000,
    },
    // Pages that nobody asks for take no memory. See decision 26.
    preloadEntriesOnStart: false,
    serverActions: {
      allowedOrigins: PUBLIC_URL ? [new URL(PUBLIC_URL).host] : [],
      // A Markdown file of 2,000,000 characters; what may be in it is checked by the domain.
      bodySizeLimit: "8mb",
    },
    // Attachments may have 25 MB, and whatever is longer than this is cut off without a word.
    proxyClientMaxBodySize: "32mb",
  },
  // Attachments are served as they are: nothing here resizes what people upload.
  images: { unoptimized: true },
  turbopack: {
    root: import.meta.dirname,
    // What the bundler would bring for code that names Node's Buffer.
    resolveAlias: { "next/dist/compiled/buffer": { browser: "./components/no-buffer.ts" } },
  },
};

export default config;
