import type { NextConfig } from "next";

const { PUBLIC_URL } = process.env;

const config: NextConfig = {
  agentRules: false,
  poweredByHeader: false,
  devIndicators: false,
  // `npm run check` checks the types; whoever only starts the product need not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["pg", "@prisma/adapter-pg", "@prisma/client", "rate-limiter-flexible"],
  // Behind a proxy the Host header may be another one than the address people use.
  experimental: { serverActions: { allowedOrigins: PUBLIC_URL ? [new URL(PUBLIC_URL).host] : [] } },
  // Attachments are served as they are: nothing here resizes what people upload.
  images: { unoptimized: true },
  turbopack: { root: import.meta.dirname },
};

export default config;
