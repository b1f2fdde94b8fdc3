-- Invitations that are sent by mail: to whom, and the secret of the link until it is sent, sealed.
ALTER TABLE "Invitation" ADD COLUMN "email" TEXT,
    ADD COLUMN "sealedSecret" BYTEA,
    ADD COLUMN "mailDue" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "mailFailures" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "mailRetryAt" TIMESTAMPTZ(3);

CREATE INDEX "Invitation_mailDue_idx" ON "Invitation"("mailDue");
