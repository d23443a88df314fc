import { IconPackage, IconPill } from '@tabler/icons-react';
import type { DrugClass } from '../../../shared/marketplace/listing.ts';
import ui from './ui.module.css';

type Props = {
  /** Path of the picture, or ''. */
  src: string;
  size: number;
  alt?: string;
  drugClass?: DrugClass;
  isFirst?: boolean;
  /** The whole picture, whatever its shape, instead of one that fills its place. */
  isWhole?: boolean;
};

/** A picture in a place that is kept for it before it comes; a sign where there is none. */
export function Picture({
  src,
  size,
  alt = '',
  drugClass = 'none',
  isFirst = false,
  isWhole = false,
}: Props) {
  const Sign = drugClass === 'none' ? IconPackage : IconPill;
  return (
    <div className={ui.picture} data-whole={isWhole || undefined} style={{ width: size, height: size }}>
      {src === '' ? (
        <Sign size={Math.min(40, size / 2.4)} stroke={1.5} aria-hidden />
      ) : (
        <img
          src={src}
          alt={alt}
          width={size}
          height={size}
          loading={isFirst ? 'eager' : 'lazy'}
          decoding="async"
        />
      )}
    </div>
  );
}
