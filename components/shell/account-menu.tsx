"use client";

import { LogOut, UserRound } from "lucide-react";
import Link from "next/link";
import { Avatar } from "#components/ui/avatar.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { shellTexts } from "#lib/texts/en/shell.ts";
import { useShell } from "./shell-context.tsx";
import { readTheme } from "./theme-cookie.ts";
import { useTheme } from "./theme.ts";
import { useSignOut } from "./use-sign-out.ts";

const texts = shellTexts.sidebar;
const themes = ["system", "light", "dark"] as const;

/** The person who is signed in; opens their account, the theme and the way out. */
export function AccountMenu() {
  const { user, workspace } = useShell();
  const { theme, setTheme } = useTheme();
  const signOut = useSignOut();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="flex min-h-9 w-full min-w-0 items-center gap-2 rounded-md px-2 outline-offset-[-2px] hover:bg-paper-hover data-[state=open]:bg-paper-hover pointer-coarse:min-h-11">
        <Avatar id={user.id} name={user.name} size="medium" />
        <span className="truncate">{user.name}</span>
        <span className="sr-only">{texts.accountMenu}</span>
      </DropdownMenuTrigger>
      <DropdownMenuContent side="top" className="w-60">
        <DropdownMenuLabel>{user.email}</DropdownMenuLabel>
        <DropdownMenuItem asChild>
          <Link href={`/w/${workspace.slug}/settings/account`}>
            <UserRound aria-hidden />
            {texts.yourAccount}
          </Link>
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>{texts.theme}</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={theme} onValueChange={(name) => setTheme(readTheme(name))}>
          {themes.map((name) => (
            <DropdownMenuRadioItem key={name} value={name}>
              {texts.themes[name]}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={signOut}>
          <LogOut aria-hidden />
          {texts.signOut}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
