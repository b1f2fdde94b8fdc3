import type { Metadata } from "next";
import { AsideLink } from "#components/accounts/aside-link.tsx";
import { AuthHeading } from "#components/accounts/auth-heading.tsx";
import { UnsubscribeForm } from "#components/notifications/unsubscribe-form.tsx";
import { isUnsubscribeToken } from "#lib/notifications/unsubscribe.ts";
import { toldTexts } from "#lib/texts/en/told.ts";
import { unsubscribeWithForm } from "./actions.ts";

const texts = toldTexts.unsubscribe;

export const metadata: Metadata = { title: texts.title, robots: { index: false }, referrer: "no-referrer" };

/** Asks before it turns mail off: programs that look through mail follow links. */
export default async function UnsubscribePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  if (!isUnsubscribeToken(token)) {
    return (
      <>
        <AuthHeading title={texts.invalid}>{texts.invalidText}</AuthHeading>
        <AsideLink href="/" label={texts.toStart} />
      </>
    );
  }
  return <UnsubscribeForm submit={unsubscribeWithForm} token={token} />;
}
