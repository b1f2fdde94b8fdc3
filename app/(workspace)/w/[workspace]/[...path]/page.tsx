import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireUser } from "#lib/auth/session.ts";
import { shellTexts } from "#lib/texts/en/shell.ts";

export const metadata: Metadata = { title: shellTexts.notFound.title };

/** An address that leads nowhere: it says so within the workspace's frame. */
export default async function Nowhere() {
  await requireUser();
  notFound();
}
