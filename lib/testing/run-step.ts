import { spawn } from "node:child_process";

/** Runs a shell command with our output, in the project's folder; whether it ended well. */
export async function runStep(command: string): Promise<boolean> {
  const child = spawn(command, { shell: true, stdio: "inherit" });
  const code = await new Promise<number | null>((done, fail) =>
    child.once("error", fail).once("close", done),
  );
  return code === 0;
}
