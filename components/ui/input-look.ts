/** The box of everything that is typed into or chosen from; also for native elements in server components. */
export const inputClasses =
  "w-full rounded-md border border-line-strong bg-paper-raised px-3 text-base text-ink shadow-resting " +
  "focus-visible:outline-offset-0 disabled:opacity-60 aria-invalid:border-danger pointer-coarse:text-[1rem]";
