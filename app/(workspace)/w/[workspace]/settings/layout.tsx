import type { ReactNode } from "react";
import { SettingsFrame } from "#components/accounts/settings-frame.tsx";

interface Props {
  params: Promise<{ workspace: string }>;
  children: ReactNode;
}

export default async function SettingsLayout({ params, children }: Props) {
  return <SettingsFrame workspace={(await params).workspace}>{children}</SettingsFrame>;
}
