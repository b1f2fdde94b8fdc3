import type { Scenario } from "../scenario.ts";
import {
  killing,
  killingDatabase,
  leaving,
  onSeeds,
  starting,
  stopping,
  typing,
  typingUntilSaved,
  whileTyping,
} from "../steps.ts";

/** Processes that end in the middle of it. */
export const crashes: Scenario[] = [
  {
    name: "kill -9 during typing",
    people: 5,
    usually: 20,
    steps: [
      typing(300),
      typingUntilSaved,
      killing("all"),
      leaving(2),
      onSeeds((seed) => seed % 4 === 1, killingDatabase),
      typing(100),
      starting,
      typing(100),
    ],
  },
  {
    name: "SIGTERM during typing",
    steps: [typing(200), whileTyping(stopping), starting, typing(100)],
  },
  {
    name: "two instances, one killed",
    topology: "two",
    steps: [typing(200), typingUntilSaved, killing("first"), leaving(1), typing(300), starting, typing(100)],
  },
];
