/** What an attacker knows. */
export interface Target {
  url: string;
  /** The note that they may edit. */
  note: string;
  /** One of people they have nothing to do with. */
  foreignNote: string;
  /** Their token, and where pages of the product come from. */
  secret: string;
  origin: string;
  /** The note as it is, in base64. */
  state: string;
  /** Somebody who also writes in the note and is away: their Yjs client, and how much of it the note has. */
  absent: { client: number; clock: number };
}

export type Random = () => number;
