import { spawn } from "node:child_process";

/** Runs a shell command with our output, in the project's folder; whether it ended well. */
export async function runStep(command: string): Promise<boolean> {
  const child = spawn(command, { shell: true, stdio: "inherit" });
  return (await exitOf(child)) === 0;
}

/** Runs a shell command, and keeps what it says until it has ended: several can run at once and still be read. */
export async function runQuietly(command: string): Promise<{ passed: boolean; output: string }> {
  const child = spawn(command, { shell: true, stdio: ["ignore", "pipe", "pipe"] });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  const code = await exitOf(child);
  return { passed: code === 0, output: Buffer.concat(chunks).toString() };
}

async function exitOf(child: ReturnType<typeof spawn>): Promise<number | null> {
  return await new Promise((done, fail) => child.once("error", fail).once("close", done));
}
