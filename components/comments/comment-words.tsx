import type { CommentRun } from "#lib/comments/comment-text.ts";

/** What a comment says. The server has read it; here it only becomes elements, never HTML. */
export function CommentWords({ lines }: { lines: readonly CommentRun[][] }) {
  return (
    <div className="text-sm leading-5 wrap-anywhere whitespace-pre-wrap text-ink">
      {lines.map((runs, line) => (
        <p key={line} dir="auto" className="min-h-5">
          {runs.map((run, at) => (
            <Run key={at} {...run} />
          ))}
        </p>
      ))}
    </div>
  );
}

function Run({ text, bold, italic, strike, code, href, mention }: CommentRun) {
  let words = <>{text}</>;
  if (mention) words = <span className="font-medium text-accent-strong">{text}</span>;
  if (code) words = <code className="rounded-sm bg-paper-hover px-1 font-mono text-[0.9em]">{words}</code>;
  if (bold) words = <strong className="font-semibold">{words}</strong>;
  if (italic) words = <em>{words}</em>;
  if (strike) words = <s>{words}</s>;
  if (href !== undefined)
    words = (
      <a
        href={href}
        className="text-accent underline underline-offset-2"
        rel="noopener noreferrer nofollow"
        target="_blank"
      >
        {words}
      </a>
    );
  return words;
}
