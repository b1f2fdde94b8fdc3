import { env } from "#lib/env.ts";

/** One mail to one person. */
export interface Mail {
  /** An address, and nothing else. */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Beside those that every mail has. */
  headers?: Record<string, string>;
  /** The same for every attempt, so that a mail that arrives twice is known as one. */
  id: string;
}

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Whether this server sends mail. */
export function mailIsSet(): boolean {
  return env().SMTP_URL !== undefined;
}

/** Sends a mail; resolves when the mail server has taken it, and rejects when it has not. */
export async function sendMail({ to, subject, text, html, headers, id }: Mail): Promise<void> {
  const { SMTP_URL: url, MAIL_FROM: from, publicUrl } = env();
  if (url === undefined) throw new Error("SMTP_URL is not set");
  const { createTransport } = await import("nodemailer");
  const transport = createTransport({ url, ...patience, disableFileAccess: true, disableUrlAccess: true });
  try {
    await transport.sendMail({
      from,
      // As an object it cannot be read as a list of several.
      to: { name: "", address: to },
      subject: oneLine(subject),
      text,
      html,
      messageId: `<${id}@${new URL(publicUrl).hostname}>`,
      headers: { ...headers, "Auto-Submitted": "auto-generated" },
    });
  } finally {
    transport.close();
  }
}

/** Names and titles are people's own words; a line break in one would begin another header. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replaceAll(/ {2,}/g, " ")
    .trim();
}

const minute = 60_000;
const pauses = [1, 5, 15, 60, 180, 360, 720].map((minutes) => minutes * minute);

/** How many attempts there are for a mail, over more than five days. */
export const mostAttempts = 14;

/** How long to wait after so many failures in a row. */
export function pauseAfter(failures: number): number {
  return pauses[Math.min(failures, pauses.length) - 1] ?? minute;
}
