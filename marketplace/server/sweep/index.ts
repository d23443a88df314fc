export { runOrderTimer, runSweep } from './run-sweep.ts';
