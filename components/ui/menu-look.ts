/** One look for the panels and rows of menus, selects and the command menu. */
export const panelLook =
  "z-50 min-w-48 max-w-[min(22rem,calc(100vw-1rem))] overflow-y-auto overflow-x-hidden rounded-lg border border-line " +
  "bg-paper-raised p-1 text-ink shadow-raised animate-appear";

export const rowLook =
  "relative flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 py-1 text-sm outline-none select-none " +
  "data-[highlighted]:bg-paper-hover aria-disabled:opacity-50 pointer-coarse:min-h-11 " +
  "[&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint";

export const dangerRowLook = "text-danger data-[highlighted]:bg-danger-soft [&_svg]:text-danger";

export const separatorLook = "-mx-1 my-1 h-px bg-line";

export const menuLabelLook = "px-2 pt-1.5 pb-1 text-xs font-medium text-ink-faint";
