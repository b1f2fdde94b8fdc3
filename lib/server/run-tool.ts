import { spawn } from "node:child_process";
import { dirname, delimiter } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

const entries = {
  prisma: "prisma/build/index.js",
  next: "next/dist/bin/next",
} as const;

/** Runs a tool from node_modules with this Node, in the project's folder; resolves to its output, or rejects with it. */
export async function runTool(
  tool: keyof typeof entries,
  args: string[],
  environment: Record<string, string> = {},
) {
  const child = spawn(process.execPath, [`node_modules/${entries[tool]}`, ...args], {
    cwd: root,
    // `#!/usr/bin/env node` in what the tool starts must find this Node, not the system's.
    env: {
      ...process.env,
      PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const end = () => void child.kill();
  process.once("exit", end);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => (output += text));
  const code = await new Promise<number | null>((done, fail) =>
    child.once("error", fail).once("close", done),
  );
  process.off("exit", end);
  if (code !== 0) throw new Error(`${tool} ${args.join(" ")} ended with code ${code}:\n${output}`);
  return output;
}
