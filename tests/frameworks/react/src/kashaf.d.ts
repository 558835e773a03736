import type { KashafSearch, KashafSearchEventMap } from "kashaf";
import type { DetailedHTMLProps, HTMLAttributes } from "react";

type Listeners = { [Type in keyof KashafSearchEventMap as `on${Type}`]?: (event: KashafSearchEventMap[Type]) => void };
type Attributes = { shape?: "results" | "dropdown"; modal?: boolean; href?: string; examples?: string };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "kashaf-search": DetailedHTMLProps<HTMLAttributes<KashafSearch>, KashafSearch> &
        Attributes & Listeners & Partial<Pick<KashafSearch, "messages" | "query">>;
    }
  }
}
