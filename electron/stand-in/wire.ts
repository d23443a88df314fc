/** What passes between the stand-in's main process and the child that plays the utility process. */
export type Wire =
  | { kind: 'parent'; data: unknown; ports: number[] }
  | { kind: 'port'; port: number; data: unknown }
  | { kind: 'port-closed'; port: number };
