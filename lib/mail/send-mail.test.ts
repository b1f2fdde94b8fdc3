import { expect, test } from "vitest";
import { parseEnv } from "#lib/env.ts";
import { startMailServer } from "#lib/testing/mail-server.ts";
import { mailIsSet, oneLine, pauseAfter, sendMail } from "./send-mail.ts";

const mail = { to: "mira@example.com", subject: "News", text: "News.", html: "<p>News.</p>", id: "one" };

test("with requireTLS nothing is said in the clear, nor to a server that cannot prove who it is", async () => {
  const plain = await startMailServer({ starttls: false });
  const { port } = plain;
  Object.assign(process.env, {
    SMTP_URL: `smtp://127.0.0.1:${port}?requireTLS=true`,
    MAIL_FROM: "notes@example.com",
  });
  expect(mailIsSet()).toBe(true);
  await expect(sendMail(mail)).rejects.toThrow(/STARTTLS|TLS/i);
  expect(plain.arrived).toEqual([]);
  await plain.close();

  const unproven = await startMailServer({ port });
  await expect(sendMail(mail)).rejects.toThrow(/certificate/i);
  expect(unproven.arrived).toEqual([]);
  await unproven.close();
});

test("settings that cannot work are refused at the start, with what to do", () => {
  const parse = (settings: Record<string, string>) => () => parseEnv({ NODE_ENV: "test", ...settings });
  const url = "smtps://notes:secret@mail.example.com";
  expect(parse({ SMTP_URL: url })).toThrow(/MAIL_FROM/);
  expect(parse({ SMTP_URL: "http://mail.example.com", MAIL_FROM: "a@example.com" })).toThrow(/smtp:\/\//);
  for (const from of ["notes", "a@example.com, b@example.com", "Notes <a@example.com>\r\nBcc: b@example.com"])
    expect(parse({ SMTP_URL: url, MAIL_FROM: from })).toThrow(/MAIL_FROM/);
  expect(parse({ SMTP_URL: url, MAIL_FROM: "Our notes <a@example.com>" })()).toMatchObject({ SMTP_URL: url });
});

test("one line stays one line, and waits grow", () => {
  expect(oneLine(" a\r\nBcc:\u2028 b\0\ud800 ")).toBe("a Bcc: b \ufffd");
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 20].map(pauseAfter);
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
});
