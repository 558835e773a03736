import "kashaf";
import { useState } from "react";

// Made once: with every new object the element begins anew.
const words = { placeholder: "ابحث هنا" };

export function App() {
  const [total, setTotal] = useState(0);
  const [chosen, setChosen] = useState("");
  return (
    <>
      <kashaf-search
        lang="ar"
        messages={words}
        onkashaf-search={(event) => setTotal(event.detail.total)}
        onkashaf-select={(event) => {
          event.preventDefault(); // The page shows the article itself.
          setChosen(event.detail.hit.title);
        }}
      />
      <p id="total">{total}</p>
      <p id="chosen">{chosen}</p>
    </>
  );
}
