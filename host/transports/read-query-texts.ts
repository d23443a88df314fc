import type { StandardHandlerOptions, StandardHandlerPlugin } from '@orpc/server/standard';
import { experimental_ZodSmartCoercionPlugin as SmartCoercion } from '@orpc/zod/zod4';
import type { CallContext } from '../../core/app/index.ts';

/**
 * Reads the texts of a URL as the numbers and booleans that the contract's schema names. A JSON body says itself what is a number: there
 * a text in the place of one stays a text, and is refused.
 */
export class ReadQueryTexts implements StandardHandlerPlugin<CallContext> {
  /** Adds the reading to calls by GET. */
  init(options: StandardHandlerOptions<CallContext>): void {
    const own: StandardHandlerOptions<CallContext> = {};
    new SmartCoercion<CallContext>().init(own);
    const [read] = own.clientInterceptors ?? [];
    if (!read) throw new Error('nothing reads the texts of a URL');
    options.clientInterceptors ??= [];
    options.clientInterceptors.unshift((call) =>
      call.procedure['~orpc'].route.method === 'GET' ? read(call) : call.next(),
    );
  }
}
