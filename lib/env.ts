import { z } from "zod";
import { Refusal } from "#lib/errors.ts";

const flag = z.stringbool().default(false);

/** What a process may do, in the order in which it starts: the pages come last, their upgrades are all that nobody took. */
const services = ["collaboration", "jobs", "web"] as const;

const Services = z
  .string()
  .default(services.join(","))
  .transform((setting, context) => {
    const asked = setting.split(",").map((name) => name.trim());
    const unknown = asked.filter((name) => !(services as readonly string[]).includes(name));
    if (unknown.length > 0)
      context.addIssue({
        code: "custom",
        message: `names ${unknown.join(", ")}, but there are ${services.join(", ")}.`,
      });
    return services.filter((name) => asked.includes(name));
  });

const Env = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  /** The address people use, without a path: http://localhost:3000 by default. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Without it an embedded PostgreSQL is started under DATA_DIR. */
  DATABASE_URL: z.string().startsWith("postgres").optional(),
  DATA_DIR: z.string().default(".data"),
  /** Encrypts the session cookies; created under DATA_DIR when missing. */
  AUTH_SECRET: z.string().min(32).optional(),
  /** Sign-up without an invitation, also after the first account. */
  OPEN_SIGN_UP: flag,
  /** How many proxies of one's own stand in front and add to X-Forwarded-For. */
  TRUST_PROXY: z.coerce.number().int().min(0).default(0),
  /** Attachments are kept in this bucket; without it in a folder under DATA_DIR. */
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/i)
    .optional(),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_REGION: z.string().default("us-east-1"),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  /** What the keys in the bucket begin with, for a bucket that others use, too. */
  S3_PREFIX: z
    .string()
    .regex(/^([\w.-]+\/)*$/, "must end with a slash")
    .default(""),
  /** Addresses that are pasted become links with the page's title, which this server asks the page for. */
  LINK_TITLES: z.stringbool().default(true),
  /** The mail server: smtp://user:password@host:587, or smtps:// for TLS from the start. Without it no mail is sent. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must be smtp://… or smtps://…" }).optional(),
  /** Who mail is from: an address, or a name with the address in angle brackets. */
  MAIL_FROM: z
    .string()
    .regex(
      /^(?:[^<>"\r\n]{1,100} <[^\s<>@,]+@[^\s<>@,]+>|[^\s<>@,]+@[^\s<>@,]+)$/,
      "must be an address, or a name with the address in angle brackets: Notes <notes@example.com>",
    )
    .optional(),
  /** Lets people's browsers bring back what others wrote after the backup that was restored. */
  BACKUP_RESTORED: flag,
  SERVICES: Services,
});

export type Env = z.output<typeof Env> & { publicUrl: string };

let parsed: Env | undefined;

/** The settings, parsed at first use; throws one sentence per wrong setting. */
export function env(): Env {
  return (parsed ??= parseEnv(process.env));
}

/** The settings in some variables; empty ones count as not set. Throws one sentence per wrong setting. */
export function parseEnv(source: NodeJS.ProcessEnv): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = Env.safeParse(given);
  if (!result.success) {
    const sentences = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Refusal("bad-request", `These settings are not right:\n${sentences.join("\n")}`);
  }
  const settings = result.data;
  if (settings.S3_BUCKET && !(settings.S3_ACCESS_KEY_ID && settings.S3_SECRET_ACCESS_KEY)) {
    throw new Refusal("bad-request", "S3_BUCKET needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY as well.");
  }
  if (settings.SMTP_URL && !settings.MAIL_FROM) {
    throw new Refusal("bad-request", "SMTP_URL needs MAIL_FROM as well: the address that mail is from.");
  }
  const host = ["0.0.0.0", "::", "127.0.0.1"].includes(settings.HOST) ? "localhost" : settings.HOST;
  const publicUrl = (settings.PUBLIC_URL ?? `http://${host}:${settings.PORT}`).replace(/\/+$/, "");
  return { ...settings, publicUrl };
}
