/** One thing of a picture, for those who read it instead of seeing it. */
export type PicturedThing = { readonly change?: 'added' | 'removed' | 'changed' | undefined } & (
  | {
      readonly what: 'layer';
      readonly layer: string;
      readonly size: string;
      readonly on?: string | undefined;
      readonly images: number;
    }
  | {
      readonly what: 'image';
      readonly names: readonly string[];
      readonly size: string;
      readonly layer?: string | undefined;
    }
  | {
      readonly what: 'container';
      readonly name: string;
      readonly status: string;
      readonly size: string;
      readonly on?: string | undefined;
    }
  | { readonly what: 'client'; readonly name: string; readonly status?: string | undefined }
  | {
      readonly what: 'source';
      readonly kind: 'named' | 'anonymous' | 'gone' | 'folder';
      readonly name: string;
      readonly size?: string | undefined;
    }
  | {
      readonly what: 'mount';
      readonly container: string;
      /** Absent for memory. */
      readonly source?: string | undefined;
      readonly at: string;
      readonly readonly: boolean;
    }
  | { readonly what: 'inheritance'; readonly container: string; readonly from: string }
  | {
      readonly what: 'host';
      readonly name: string;
      readonly images: number;
      readonly containers: number;
      readonly volumes: number;
      readonly speaksTo?: string | undefined;
    }
  | { readonly what: 'registry'; readonly name: string }
  | { readonly what: 'tag'; readonly registry: string; readonly name: string }
  | {
      readonly what: 'holding';
      readonly host: string;
      readonly name: string;
      readonly there: 'same' | 'another' | 'absent';
    }
);
