import type { SentListing } from '../../../shared/marketplace/listing.ts';
import type { ShopContext } from '../app/market.ts';
import { forgetTexts } from '../find/index.ts';
import { publishStock } from '../live/index.ts';
import { lockListings } from '../orders/index.ts';
import { countOffers, settleProducts, takePictures } from '../products/index.ts';
import {
  countListings,
  heldListings,
  heldPictures,
  lockShopListings,
  noteReport,
  putPublished,
  putWithdrawn,
  speakerOf,
  takenIds,
} from './ingest.repo.ts';
import { changedForPages, type ItemResult, newest, offerSteps, quotaOf, resultsOf } from './listing-rules.ts';

type PutResult = ItemResult & { missingPictures: string[] };

function picturesOf(item: SentListing | undefined): string[] {
  return item?.fields && 'pictures' in item.fields ? item.fields.pictures : [];
}

async function apply(context: ShopContext, items: readonly SentListing[]) {
  const { shopId, ports } = context;
  const now = new Date(ports.clock.now());
  return context.db.transaction(async (sql) => {
    await lockShopListings(sql, shopId);
    const ids = [...new Set(items.map((item) => item.listingId))];
    const held = await heldListings(sql, shopId, ids);
    const taken = await takenIds(
      sql,
      shopId,
      ids.filter((id) => !held.has(id)),
    );
    const said = await speakerOf(sql, shopId);
    const isAdding = ids.some((id) => !held.has(id));
    const room = isAdding ? quotaOf(said.isApproved).listings - (await countListings(sql, shopId)) : 0;
    const { apply: wanted, refused } = newest(items, held, taken, room);
    const published = [...wanted.values()].flatMap((item) =>
      item.fields === null ? [] : [{ ...item, fields: item.fields }],
    );
    const withdrawn = [...wanted.values()].filter((item) => item.fields === null);
    const speaker = { shopId, now, nextId: () => ports.ids.next(), ...said };
    const { productOf, isChanged } = await settleProducts(sql, speaker, published);
    await lockListings(sql, shopId, [...wanted.keys()]);
    const stands = [
      ...(await putPublished(sql, shopId, published, productOf, now)),
      ...(await putWithdrawn(sql, shopId, withdrawn, now)),
    ];
    await countOffers(sql, offerSteps(held, stands));
    const pictured = published.filter((item) => item.fields.pictures.length > 0);
    if (pictured.length > 0)
      await takePictures(
        sql,
        shopId,
        pictured.flatMap((item) => productOf.get(item.listingId) ?? []),
      );
    const applied = new Map(stands.map((listing) => [listing.id, listing.version]));
    return {
      results: resultsOf(items, held, applied, refused),
      changed: changedForPages(held, stands),
      isChanged,
    };
  });
}

/**
 * Brings a shop's listings to the versions it sends: each at most once, older ones ignored, one that cannot be taken refused alone. Open pages
 * hear of it after the commit. Answers for each item in order, with the pictures that are still to be sent.
 */
export async function putListings(
  context: ShopContext,
  items: readonly SentListing[],
): Promise<{ items: PutResult[] }> {
  const { results, changed, isChanged } = await apply(context, items);
  if (isChanged) forgetTexts(context.db);
  await noteReport(context.db, context.shopId, new Date(context.ports.clock.now()));
  await publishStock(context, changed);
  const hashes = new Set(items.flatMap(picturesOf));
  const held = await heldPictures(context.db, [...hashes]);
  return {
    items: results.map((result, at) => ({
      ...result,
      missingPictures:
        result.result === 'refused'
          ? []
          : [...new Set(picturesOf(items[at]))].filter((hash) => !held.has(hash)),
    })),
  };
}
