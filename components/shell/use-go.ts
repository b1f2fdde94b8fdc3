import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { mayGoTo } from "./leaving.ts";

/** Goes to another page of the application, unless that would lose something and they would rather stay. */
export function useGo(): (url: string) => void {
  const router = useRouter();
  return useCallback(
    (url) => {
      if (mayGoTo(url)) router.push(url);
    },
    [router],
  );
}
