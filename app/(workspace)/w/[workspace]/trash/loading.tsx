import { PageFrame } from "#components/shell/page-frame.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { pagesTexts } from "#lib/texts/en/pages.ts";
import { shellTexts } from "#lib/texts/en/shell.ts";

export default function Loading() {
  return (
    <PageFrame title={pagesTexts.trash.title}>
      <Skeleton label={shellTexts.loading} lines={5} />
    </PageFrame>
  );
}
