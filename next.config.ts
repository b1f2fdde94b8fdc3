import type { NextConfig } from "next";

const config: NextConfig = {
  agentRules: false,
  poweredByHeader: false,
  devIndicators: false,
  // `npm run check` checks the types; whoever only starts the product need not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["pg", "@prisma/adapter-pg", "@prisma/client"],
  // Attachments are served as they are: nothing here resizes what people upload.
  images: { unoptimized: true },
  turbopack: { root: import.meta.dirname },
};

export default config;
