import type { Topology } from "./deployment.ts";
import type { Step } from "./steps.ts";

/** Something that goes wrong while people write. */
export interface Scenario {
  name: string;
  /** How many have the note open at the beginning; four unless it says otherwise. */
  people?: number;
  /** When it makes sense only with this. */
  topology?: Topology;
  /** With how many seeds it is played, unless that is said for all. */
  usually?: number;
  /** What happens, in order. Each fault makes sure that it really happened. */
  steps: Step[];
}
