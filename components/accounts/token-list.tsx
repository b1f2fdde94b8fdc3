"use client";

import { KeyRound } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { settingsTexts as texts } from "#lib/texts/en/settings.ts";
import type { FormAction } from "#lib/transport/action-result.ts";
import { ActButton } from "./act-button.tsx";
import { Row, RowList } from "./row-list.tsx";
import { SettingsSection } from "./settings-section.tsx";

interface ListedToken {
  id: string;
  name: string;
  scope: "read" | "write";
  hint: string;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  expired: boolean;
}

/** A person's tokens under their heading, without what would let one in. */
export function TokenList({ tokens, revoke }: { tokens: ListedToken[]; revoke: FormAction }) {
  if (tokens.length === 0)
    return (
      <EmptyState icon={KeyRound} title={texts.noTokens}>
        {texts.noTokensHow}
      </EmptyState>
    );
  return (
    <SettingsSection title={texts.yourTokens}>
      <RowList label={texts.yourTokens}>
        {tokens.map((token) => (
          <Row
            key={token.id}
            title={
              <>
                {token.name} <Badge>{texts.scopes[token.scope]}</Badge>
                {token.expired && <Badge tone="caution">{texts.expired}</Badge>}
              </>
            }
            details={<TokenDetails token={token} />}
          >
            <ActButton
              act={revoke}
              fields={{ id: token.id }}
              text={texts.revoke}
              label={texts.revokeToken(token.name)}
              done={texts.tokenRevoked(token.name)}
            />
          </Row>
        ))}
      </RowList>
    </SettingsSection>
  );
}

function TokenDetails({ token }: { token: ListedToken }) {
  const { hint, lastUsedAt, expiresAt, expired } = token;
  return (
    <>
      {texts.endsIn(hint)} ·{" "}
      {lastUsedAt ? <RelativeTime at={lastUsedAt.toISOString()} words={texts.lastUsed} /> : texts.neverUsed}
      {expiresAt && !expired && (
        <>
          {" "}
          · <RelativeTime at={expiresAt.toISOString()} words={texts.expiresAt} />
        </>
      )}
    </>
  );
}
