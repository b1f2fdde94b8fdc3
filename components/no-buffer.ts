// lib0 names Node's Buffer in functions that browsers never call, and 7 KB of script would come for that.
export const Buffer = undefined;
