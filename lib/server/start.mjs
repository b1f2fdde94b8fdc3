// `npm start`. Plain JavaScript that an old Node can run too: it hands over to the Node that came with `npm ci`.
import { spawn } from "node:child_process";
import module, { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const oldestNode = 26;
const main = fileURLToPath(new URL("main.ts", import.meta.url));
// Keeps what our TypeScript is compiled to: the next start is quicker, and need not load the compiler, 20 MB.
const compiled = fileURLToPath(new URL("../../node_modules/.cache/commonplace/compiled", import.meta.url));

if (Number(process.versions.node.split(".")[0]) >= oldestNode) {
  module.enableCompileCache(compiled);
  await import("./main.ts");
} else {
  handOver(bundledNode());
}

function bundledNode() {
  const { platform, arch } = process;
  const prefix = platform === "darwin" && arch === "arm64" ? "node-bin" : "node";
  try {
    const manifest = createRequire(import.meta.url).resolve(`${prefix}-${platform}-${arch}/package.json`);
    return join(dirname(manifest), "bin", "node");
  } catch {
    console.error(
      `Run \`npm ci\` first: it brings the Node.js that Commonplace runs on (${oldestNode} or newer).`,
    );
    process.exit(1);
  }
}

function handOver(/** @type {string} */ node) {
  // The channel closes when this process is killed, which tells the other one to end as well.
  const child = spawn(node, [...process.execArgv, main, ...process.argv.slice(2)], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { NODE_COMPILE_CACHE: compiled, ...process.env },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.once("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
