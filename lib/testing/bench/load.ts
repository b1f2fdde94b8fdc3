import { execFile, execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import autocannon from "autocannon";

const connections = 16;
const seconds = Number(process.env.BENCH_SECONDS ?? "6");

/** What puts the load on: wrk costs less of the machine than autocannon, so its figures are higher for both sides. */
export const loadTool = has("wrk") ? "wrk" : "autocannon";

/** Answers per second to 16 connections that ask for one address, as compressed as browsers get it. */
export async function answersPerSecond(url: string): Promise<number> {
  if (loadTool === "autocannon") {
    const { requests, non2xx } = await autocannon({ url, connections, duration: seconds, headers: accepted });
    if (non2xx > 0) throw new Error(`${url} refused ${non2xx} requests`);
    return requests.average;
  }
  const headers = Object.entries(accepted).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const options = ["-t", "1", "-c", String(connections), "-d", `${seconds}s`, ...headers, url];
  const { stdout } = await promisify(execFile)("wrk", options);
  if (stdout.includes("Non-2xx")) throw new Error(`${url} refused requests: ${stdout}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
}

const accepted = { "accept-encoding": "br" };

/** nginx serving these bytes from disk, or null where it is not installed. */
export async function startNginx(bytes: Buffer): Promise<{ url: string; stop(): Promise<void> } | null> {
  if (!has("nginx")) return null;
  const folder = mkdtempSync(join(tmpdir(), "commonplace-nginx-"));
  const port = await freePort();
  writeFileSync(join(folder, "page.html"), bytes);
  writeFileSync(join(folder, "nginx.conf"), configuration(folder, port));
  const child = execFile("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")]);
  const url = `http://127.0.0.1:${port}/page.html`;
  while (!(await fetch(url).catch(() => null))?.ok) {
    if (child.exitCode !== null) throw new Error("nginx did not start");
    await sleep(50);
  }
  return {
    url,
    async stop() {
      const exit = once(child, "exit");
      child.kill("SIGQUIT");
      await exit;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configuration(folder: string, port: number): string {
  return `daemon off; pid nginx.pid; error_log stderr crit; worker_processes auto;
${process.getuid?.() === 0 ? "user root;" : ""}
events { worker_connections 256; }
http {
  access_log off; sendfile on; keepalive_requests 1000000; open_file_cache max=10;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  server { listen 127.0.0.1:${port}; root ${folder}; }
}`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

function has(program: string): boolean {
  try {
    execFileSync("which", [program], { stdio: "ignore" });
    return true;
  } catch {
    return false; // `which` says so with its exit code
  }
}
