// Folders and files that systems and programs keep for themselves.
const folders = new Set([
  "__MACOSX",
  ".obsidian",
  ".git",
  ".svn",
  ".trash",
  ".vscode",
  ".idea",
  ".stfolder",
  "node_modules",
]);
const files = new Set([".DS_Store", "Thumbs.db", "desktop.ini", ".gitignore", ".gitattributes", ".gitkeep"]);

/** Whether a file says nothing to people: settings of programs, leavings of systems. */
export function isJunk(path: string): boolean {
  const parts = path.split("/");
  const name = parts.pop() ?? "";
  return files.has(name) || name.startsWith("._") || parts.some((part) => folders.has(part));
}
