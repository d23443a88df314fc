import { IconBuildingStore } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ShopCardDto } from '../../../shared/marketplace/find.contract.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Freshness, ShopFacts } from '../offers/ShopFacts.tsx';
import ui from '../ui/ui.module.css';
import classes from './shop.module.css';

/** A shop in a list. */
export function ShopRow({ shop, children }: { shop: ShopCardDto; children?: ReactNode }) {
  const format = useFormat();
  return (
    <article className={classes.row}>
      <span className={classes.sign}>
        <IconBuildingStore size={26} stroke={1.5} aria-hidden />
      </span>
      <div className={classes.rowText}>
        <h3>
          <Link to="/shop/$shopId" params={{ shopId: shop.id }} className={classes.name}>
            {format.name(shop)}
          </Link>
        </h3>
        <p className={`${ui.small} ${ui.muted}`}>{format.code(shop.address)}</p>
        <ShopFacts shop={shop} />
        {shop.isStale ? <Freshness at={shop.lastSyncedAt} isStale /> : null}
        {children}
      </div>
    </article>
  );
}
